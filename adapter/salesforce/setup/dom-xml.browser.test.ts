import { parseWithDom } from './dom-xml.js';
import { xmlExamples } from './testing/xml-examples.js';

xmlExamples('the browser', parseWithDom);
