import { cameraProblem } from '../room/inapp.js';

// Said before the tap, so that nobody binds a browser that can never see or speak.
// A telephone consult needs no camera and has no such warning.
const warning = document.getElementById('in-app');
if (warning && cameraProblem() === 'inApp') warning.hidden = false;
