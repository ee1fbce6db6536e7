import {withSession} from './session.js';

withSession(() => {});
