import { parseArgs } from 'node:util';
import { flightsFile, splitFlights } from './split.ts';

/** `tsx data/main.ts --out trained/tables --test-month 5` prints the tables that it wrote, as JSON. */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'trained/tables' },
    'test-month': { type: 'string', default: '5' },
  },
});
console.log(
  JSON.stringify(await splitFlights(flightsFile(), values.out, Number(values['test-month']))),
);
