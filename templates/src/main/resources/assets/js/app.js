// On every page. Each part is small and works on data attributes; nothing here is needed to finish a task.
import { dialogs } from './dialogs.js';
import { busyButtons } from './busy.js';
import { clocks } from './clocks.js';
import { focusErrors } from './errors.js';
import { offline } from './offline.js';
import { readAloud } from './read-aloud.js';
import { scrollables } from './scrollables.js';
import { stream } from './stream.js';
import { toasts } from './toasts.js';

focusErrors();
dialogs();
busyButtons();
clocks();
offline();
toasts();
scrollables();
readAloud();
stream();
