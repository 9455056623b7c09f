// Without script the box stays hidden and the field stays covered.
for (const box of document.querySelectorAll('[data-shows]')) {
  const field = document.getElementById(box.dataset.shows);
  box.closest('[hidden]').hidden = false;
  box.addEventListener('change', () => {
    field.type = box.checked ? 'text' : 'password';
  });
}
