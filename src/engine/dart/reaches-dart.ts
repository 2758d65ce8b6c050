// Which changes may go into a Flutter client. Hosts read Dart files for these alone: no check looks at them.
import type { Change } from '../plan.ts';

export const isDart = (path: string): boolean => path.endsWith('.dart');

export const reachesDart = (change: Change): boolean => {
  switch (change.kind) {
    case 'add-events':
      return change.events.some(({ with: wanted = [] }) => wanted.includes('flutter'));
    case 'remove-event':
      return true;
    case 'several':
      return change.changes.some(reachesDart);
    default:
      return false;
  }
};
