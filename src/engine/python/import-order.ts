// The order that ruff's import sorting (rule I) gives to modules and names.

/** Modules of the standard library that files like these import; others count as installed packages. */
const standard = new Set(
  (
    'abc argparse array ast asyncio base64 bisect builtins calendar collections concurrent configparser contextlib ' +
    'contextvars copy csv ctypes dataclasses datetime decimal difflib email enum errno fnmatch fractions functools gc ' +
    'getpass glob graphlib gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json keyword ' +
    'linecache locale logging math mimetypes multiprocessing numbers operator os pathlib pickle pkgutil platform pprint ' +
    'queue random re secrets select shlex shutil signal smtplib socket sqlite3 ssl stat statistics string struct ' +
    'subprocess sys sysconfig tempfile textwrap threading time timeit tomllib traceback types typing unicodedata ' +
    'unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo'
  ).split(' '),
);

/** Modules that share a section stand together without a blank line; a package is a section of its own here. */
export const sectionOf = (module: string): string => {
  if (module.startsWith('.')) return 'relative';
  const root = module.split('.')[0] ?? module;
  if (root === '__future__') return 'future';
  return standard.has(root) ? 'standard' : root;
};

/** `...a` before `..a` before `.a`, which ruff calls furthest to closest. */
export const compareModules = (a: string, b: string): number =>
  dots(b) - dots(a) || compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);

const dots = (module: string): number => /^\.*/.exec(module)?.[0].length ?? 0;

/** Constants, then classes, then the rest. */
export const compareNames = (a: string, b: string): number =>
  rankOf(a) - rankOf(b) || compareText(a.toLowerCase(), b.toLowerCase()) || compareText(a, b);

const rankOf = (name: string): number => {
  if (name.length > 1 && name === name.toUpperCase() && name !== name.toLowerCase()) return 0;
  return /^\p{Lu}/u.test(name) ? 1 : 2;
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
