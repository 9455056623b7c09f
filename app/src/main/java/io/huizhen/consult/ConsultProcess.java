package io.huizhen.consult;

/** What the consult tells the process that drives its case; carried out by {@code consult.process}. */
public interface ConsultProcess {

    /** The doctor finished: the consult's task is done. */
    void finished(String caseId);

    /** The doctor says that nobody came: the consult's task is done, another time is booked. */
    void nobodyCame(String caseId);

    /** Not suitable online: the whole case turns to the hand-over. */
    void notSuitable(String caseId);

    /** The invitations are with the gateway. */
    void invitationsSent(String caseId);

    /** The recording lies encrypted in the file store, or it is noted why not. */
    void recordingCollected(String caseId);
}
