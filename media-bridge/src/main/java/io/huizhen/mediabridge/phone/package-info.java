/**
 * Two telephones, rung one after the other and joined, through any SIP trunk (third-party call control, RFC 3725
 * flow IV). Sound goes from phone to phone: no server of ours carries it, so it works when every media server is
 * down. {@link io.huizhen.mediabridge.phone.PhoneBridge} is where to begin.
 */
package io.huizhen.mediabridge.phone;
