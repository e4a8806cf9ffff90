// Removes a folder of ours with all that it holds; where it is gone already, nothing is done.
import { rmSync } from 'node:fs';

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
