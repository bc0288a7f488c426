import { theSameLife } from './life.ts';
import { goClassic, goV2 } from './support/clients.ts';

theSameLife(goClassic);
theSameLife(goV2);
