// Output channels as files: VS Code writes each log channel of an extension below its user data folder.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function newestLog(userData: string, channel: string): string {
  const logs = join(userData, 'logs');
  if (!existsSync(logs)) return '';
  const names = readdirSync(logs, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith(`${channel}.log`)).map((name) => join(logs, name));
  const newest = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  return newest === undefined ? '' : readFileSync(newest, 'utf8');
}
