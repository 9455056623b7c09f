package io.huizhen.consult;

/** A new version of the notes was saved; published inside its transaction. Pages that show them follow. */
public record NotesSaved(String consultId) {}
