import { theSameLife } from './life.ts';
import { javaClassic } from './support/clients.ts';

theSameLife(javaClassic);
