import { STORIES } from './phone-theatre.js';

const HEAD = `# The phone in each of its states

As agents see it, 340 pixels wide, in light and in dark. \`npm run screenshots\` makes the pictures and this page from the
simulator, and \`scripts/day/phone-accessibility.day.test.ts\` looks over each of these states with axe. The pictures in
Japanese lie beside them (\`pictures/phone/….ja.png\`); [agents.md](agents.md) tells how the panel is worked with.
`;

/** docs/phone-states.md: what stands on each picture. */
export const statesPage = (): string =>
  [
    HEAD,
    ...STORIES.map(({ title, scenes }) =>
      [
        `## ${title}\n`,
        ...scenes.map(({ name, shows }) => `${shows}\n\n![${name}](pictures/phone/${name}.png)\n`),
      ].join('\n'),
    ),
  ].join('\n');
