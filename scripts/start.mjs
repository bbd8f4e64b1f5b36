// `npm start`: installs what is missing, builds what is stale, serves the site. `--port N` insists on a port.
import { parseArgs } from 'node:util';
import { buildSite, isSiteFresh, SITE } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { serveFolder } from './lib/serve.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
ensureInstalled();
if (!isSiteFresh() && buildSite() !== 0) {
  console.error('The build failed; its message stands above.');
  process.exit(1);
}
try {
  const { address } = await serveFolder(SITE, Number(values.port ?? 4173), values.port !== undefined);
  console.log(`Headroom is at ${address}  (stop it with Ctrl+C)`);
} catch (error) {
  console.error(`The site cannot be served: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
