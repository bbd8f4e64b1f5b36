// What no compiler sees: each lesson exists in both languages, and no tracked file names a path of somebody's machine.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';

/** Homes and mounts, told apart from web addresses and from paths inside a container's own system. */
const MACHINE_PATH = /(?<![\w./:~-])(?:\/(?:home|Users|work|mnt|media|root)\/[\w.-]+|\/tmp\/[\w.-]+\/|[A-Z]:\\Users\\)/;
const TEXT = /\.(?:[cm]?[jt]sx?|mdx?|json|css|html|svg|ya?ml|txt|sh|conf)$|(?:^|\/)(?:run|\.[a-z]+rc)$/;

const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));
const problems = [];

for (const file of tracked) {
  const twin = file.endsWith('.en.mdx') ? file.replace(/en\.mdx$/, 'ru.mdx') : file.replace(/ru\.mdx$/, 'en.mdx');
  if (/\.(?:en|ru)\.mdx$/.test(file) && !tracked.includes(twin)) problems.push(`${file}: ${twin} is missing`);
  if (!TEXT.test(file) || file === 'package-lock.json' || file.startsWith('fixtures/')) continue;
  readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .forEach((line, index) => {
      const path = MACHINE_PATH.exec(line)?.[0];
      if (path !== undefined) problems.push(`${file}:${index + 1}: ${path} is a path of one machine`);
    });
}
for (const problem of problems) console.error(problem);
const lessons = tracked.filter((file) => file.endsWith('.mdx')).length;
console.log(
  `${tracked.length} files, ${lessons} lessons: ${problems.length === 0 ? 'in order' : `${problems.length} problems`}`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
