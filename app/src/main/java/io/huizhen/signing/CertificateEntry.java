package io.huizhen.signing;

import io.huizhen.outbox.OutboxEntry;

/** A certificate that the authority is to end. @param serial in hex */
record CertificateEntry(String serial, RevocationReason reason) implements OutboxEntry {

    @Override
    public String caseId() {
        return null;
    }
}
