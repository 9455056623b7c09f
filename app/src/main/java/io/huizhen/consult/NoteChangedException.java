package io.huizhen.consult;

/** The notes were saved elsewhere since they were read. */
public class NoteChangedException extends RuntimeException {

    NoteChangedException(String consultId) {
        super("the notes of consult " + consultId + " were saved elsewhere");
    }
}
