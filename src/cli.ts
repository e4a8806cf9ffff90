#!/usr/bin/env node
// The command `broadsheet`. In: arguments. Out: what commands/main.ts makes of them, which is loaded only once this
// process has been kept from taking room for new objects: room that was taken once is never given back, and how much the
// work wants is known when its size is (commands/memory.ts).
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--semi-space-growth-factor=1');
const { main } = await import('./commands/main.ts');
await main();
