import { followPhone } from '../phone.js';

followPhone();
