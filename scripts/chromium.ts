/** The Chromium that the browser tests and the agent's day run in: found, or installed where we may. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const WHERE_IT_IS: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((variable) => process.env[variable])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Chromium/Application/chrome.exe'),
      path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

const WHAT_TO_DO =
  'Install Chromium or Google Chrome (on Debian: apt-get install chromium), or set CHROME_PATH to its program.';

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const isRoot = (): boolean => process.getuid?.() === 0;

function installed(): string | undefined {
  return (WHERE_IT_IS[process.platform] ?? []).find(isProgram);
}

/** Debian's package, as root; everything it prints goes to standard error. */
function install(): void {
  for (const args of [
    ['update', '--quiet'],
    ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium'],
  ]) {
    spawnSync('apt-get', args, {
      stdio: ['ignore', process.stderr.fd, process.stderr.fd],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}

/**
 * The path of a Chromium: `CHROME_PATH` or `CHROMIUM` where set, else one that is installed in a usual place, else
 * Debian's package, installed on the spot where we are root.
 * @throws Error with what to do, where there is none.
 */
export function findChromium(): string {
  for (const variable of ['CHROME_PATH', 'CHROMIUM']) {
    const file = process.env[variable];
    if (file === undefined || file === '') continue;
    if (isProgram(file)) return file;
    throw new Error(`${variable} is ${file}, which is no program that can be run. ${WHAT_TO_DO}`);
  }
  const found = installed();
  if (found !== undefined) return found;
  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('No Chromium was found; installing the package chromium.\n');
    install();
    const fresh = installed();
    if (fresh !== undefined) return fresh;
  }
  throw new Error(`No Chromium was found. ${WHAT_TO_DO}`);
}

/** Arguments for a headless Chromium that talks to nobody but the pages it is given. */
export function chromiumArguments(): string[] {
  return [
    '--headless=new',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // Chromium refuses to start its sandbox as root, which is what containers run as.
    ...(isRoot() ? ['--no-sandbox'] : []),
  ];
}

/** Options for puppeteer's `launch`; popups stay blocked as they are for people. */
export function launchOptions(): {
  executablePath: string;
  args: string[];
  ignoreDefaultArgs: string[];
  headless: boolean;
} {
  return {
    executablePath: findChromium(),
    args: chromiumArguments(),
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    headless: true,
  };
}
