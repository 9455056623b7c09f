package io.huizhen.consult.live;

/** Another node owns the consult: what this one wanted to write is refused. */
class LeaseLostException extends RuntimeException {

    LeaseLostException(Lease lease) {
        super("consult " + lease.consultId() + " has another owner than fence " + lease.fence());
    }
}
