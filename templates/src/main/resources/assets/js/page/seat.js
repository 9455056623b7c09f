import { cameraProblem } from '../room/inapp.js';

// Said before the tap, so that nobody binds a browser that can never see or speak.
if (cameraProblem() === 'inApp') document.getElementById('in-app').hidden = false;
