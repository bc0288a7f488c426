import { theSameLife } from './life.ts';
import { pythonClassic, pythonTea } from './support/clients.ts';

theSameLife(pythonClassic);
theSameLife(pythonTea);
