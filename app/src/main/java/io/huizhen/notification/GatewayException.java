package io.huizhen.notification;

/** A gateway did not take a message. Names the gateway and the kind of failure, never the message. */
public class GatewayException extends RuntimeException {

    GatewayException(String gateway, Class<?> failure) {
        super(gateway + " did not take a message: " + failure.getSimpleName());
    }
}
