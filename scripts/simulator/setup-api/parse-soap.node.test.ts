import { xmlExamples } from '../../../adapter/salesforce/setup/testing/xml-examples.js';
import { parseSoap } from './parse-soap.js';

xmlExamples('the simulator', parseSoap);
