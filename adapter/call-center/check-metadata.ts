import { problemAt, shown, type Findings } from './file-problem.js';
import { GENERAL_SECTION, jsonObject } from './general-info.js';
import type { PlacedCallCenter } from './placed.js';

/** What only the metadata form has: elements of its own, and values that it says twice. */
export function checkMetadata(placed: PlacedCallCenter, { problems, warnings }: Findings): void {
  const { place, record } = placed;
  for (const name of ['displayNameLabel', 'internalNameLabel'] as const) {
    if (record[name].trim() !== '') continue;
    problems.push(problemAt(place, `The element <${name}> is missing or empty.`));
  }
  const said = new Map<string, unknown>();
  for (const { name, text } of record.others) {
    if (name === 'adapterUrl') said.set('reqAdapterUrl', text);
    if (name !== 'customSettings') continue;
    const settings = jsonObject(text);
    if (settings === null) {
      problems.push(problemAt(place, 'The element <customSettings> must hold a JSON object.'));
    }
    for (const [item, value] of settings ?? []) said.set(item, value);
  }
  for (const section of placed.sections) {
    if (section.name !== GENERAL_SECTION) continue;
    for (const { name, value, place: at } of section.items) {
      const other = said.get(name);
      if (typeof other !== 'string' || other.trim() === value.trim()) continue;
      warnings.push(
        problemAt(
          at,
          `The item ${name} is "${shown(value.trim())}", but "${shown(other.trim())}" in ${name === 'reqAdapterUrl' ? '<adapterUrl>' : '<customSettings>'}.`,
        ),
      );
    }
  }
}
