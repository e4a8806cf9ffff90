// Where the package stands: templates/, public/ and dist/ are below it. This file, and the program into which it is
// bundled, lie one folder down.
import { fileURLToPath } from 'node:url';

export const packageRoot = fileURLToPath(new URL('..', import.meta.url));
