import { actInPlace, followPhone } from '../phone.js';
import { cameraProblem } from '../room/inapp.js';
import { makeMovable } from '../room/movable.js';
import { Notes } from '../room/notes.js';
import { Room } from '../room/room.js';
import { Tiles } from '../room/tiles.js';
import { View } from '../room/view.js';

const $ = (id) => document.getElementById(id);
const on = (id, act) => $(id).addEventListener('click', act);
const pressed = (id) => $(id).getAttribute('aria-pressed') === 'true';

const view = new View();
const tiles = new Tiles($('tiles'));
const { case: caseId, width, height, frames, byPhone } = $('main').dataset;
const camera = { width: Number(width), height: Number(height), frames: Number(frames) };
const room = new Room({ caseId, camera, tiles, view, byPhone: byPhone === 'true' });

makeMovable(tiles.mine);
tiles.onBlocked = () => { $('unblock-sound').hidden = false; };
on('unblock-sound', () => {
  tiles.unblock();
  $('unblock-sound').hidden = true;
});
on('control-mute', () => room.mute(!pressed('control-mute')));
on('control-camera', () => room.camera(pressed('control-camera')));
$('control-mode').addEventListener('change', (event) => room.choose(event.target.value));
on('control-recording', () => room.consent(false));
on('control-leave', () => room.leave());
on('way-back-yes', () => room.backToPictures());
on('come-back', () => room.go(room.wish));
on('recording-yes', () => room.consent(true));
on('recording-no', () => room.consent(false));
on('device-again', () => room.goWith({ picture: true, sound: true }));
on('device-sound', () => room.goWith({ picture: false, sound: true }));
on('device-none', () => room.goWith({ picture: false, sound: false }));

const phone = $('room-phone');
actInPlace(phone);
followPhone();
$('control-phone')?.addEventListener('click', () => phone.focus());
const JOINED = new Set(['unconfirmed', 'connected']);
const call = ({ stage, talks }) => room.telephone({ open: stage !== 'none', talks: talks === 'true', joined: JOINED.has(stage) });
phone.addEventListener('phone', (event) => call(event.detail));
call(phone.querySelector('.phone').dataset);

const box = $('notes');
if (box) {
  const notes = new Notes(box);
  const known = (locked) => notes.lock(locked === 'true');
  phone.addEventListener('phone', (event) => known(event.detail.locked));
  known(phone.querySelector('.phone').dataset.locked);
  view.onNotes = () => notes.follow().catch(() => {});
  // What is still unsaved goes before the form that ends the consult.
  document.addEventListener('submit', (event) => {
    if (!notes.dirty || !event.target.closest('.dialog')) return;
    event.preventDefault();
    notes.save().then(() => {
      if (!notes.dirty) event.target.submit();
      else event.target.closest('dialog').close();
    });
  }, true);
}

const problem = cameraProblem();
if (problem && !room.byPhone) view.deviceTrouble(problem);
else room.open();
