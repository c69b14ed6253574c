/** `npm run readme`: writes the outputs of the README's examples anew. */
import { writeFileSync } from 'node:fs';
import { README, refreshed } from '../test/readme.js';

writeFileSync(README, refreshed());
