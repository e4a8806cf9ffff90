// Removes a folder of ours with all that it holds. In: its path. Any thread may do it; where it is gone, nothing is done.
import { rmSync } from 'node:fs';

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
