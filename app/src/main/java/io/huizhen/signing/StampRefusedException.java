package io.huizhen.signing;

/**
 * A time stamp came back that is not for what we sent (wrong nonce, wrong digest, bad signature). Not to be retried
 * blindly: someone or something between us and the authority is at fault.
 */
public class StampRefusedException extends RuntimeException {

    public StampRefusedException(String why) {
        super(why);
    }
}
