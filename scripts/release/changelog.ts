/** @throws Error where CHANGELOG.md (https://keepachangelog.com) has no dated section for the version */
export function assertInChangelog(changelog: string, version: string): void {
  const heading = changelog
    .split('\n')
    .find((line) => line.startsWith('## [') && line.includes(`[${version}]`));
  if (heading === undefined) {
    throw new Error(
      `CHANGELOG.md has no section for ${version}, the version in package.json; expected ## [${version}] - YYYY-MM-DD.`,
    );
  }
  if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading.trim())) {
    throw new Error(
      `CHANGELOG.md says no date for ${version}; expected ## [${version}] - YYYY-MM-DD.`,
    );
  }
}
