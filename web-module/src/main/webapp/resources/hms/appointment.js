/* What is done to the one appointment: at once, or in the dialogs that the board has for it. */
(() => {
  'use strict';
  const { hms } = window;
  let acting = false;

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-act]');
    if (!button || acting) { return; }
    acting = true;
    const { act, id, version } = button.dataset;
    window.hmsAct([{ name: 'act', value: act }, { name: 'id', value: id }, { name: 'version', value: version }]);
  });

  /** Whether the browser finds the form filled in as it should be; it says itself what is missing. */
  hms.valid = (form) => document.getElementById(form).reportValidity();

  /** An act is over. Without an answer, or where another value would do, what was typed stays. */
  hms.acted = (args) => {
    acting = false;
    if (!args) { return; }
    const dialog = document.querySelector('dialog[open]');
    if (dialog && args.again) { sayInside(dialog); } else { dialog?.close(); }
    hms.refresh('appointment');
  };

  /** What is said behind an open dialog is neither seen nor heard. */
  function sayInside(dialog) {
    const said = [...document.querySelectorAll('#notices .notice-failed p')].pop();
    const inside = dialog.querySelector('.said') ?? document.createElement('p');
    inside.className = 'said notice notice-failed';
    inside.setAttribute('role', 'alert');
    inside.textContent = said?.textContent ?? '';
    dialog.querySelector('.about').after(inside);
  }
  document.querySelectorAll('dialog').forEach((dialog) => {
    dialog.addEventListener('close', () => {
      dialog.querySelector('.said')?.remove();
      // What opened it may have been drawn anew meanwhile.
      if (document.activeElement === document.body) { document.querySelector('.desk-acts a, .desk-acts button')?.focus(); }
    });
  });
})();
