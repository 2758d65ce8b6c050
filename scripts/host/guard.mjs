// Stands between a script and the server it starts: runs the command it is given, and ends the whole process group, the
// extension host included, as soon as the script is gone. Only a pipe that closes tells of a script that was killed.
import { spawn } from 'node:child_process';

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });

/** The guard leads the group, so this ends it as well. */
const endGroup = () => process.kill(-process.pid, 'SIGKILL');

child.on('exit', endGroup);
process.stdin.on('close', endGroup).resume();
