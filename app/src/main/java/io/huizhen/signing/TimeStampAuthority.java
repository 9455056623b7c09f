package io.huizhen.signing;

/** A time-stamp authority as RFC 3161 sees it: request bytes in, response bytes out. Thread-safe. */
public interface TimeStampAuthority {

    /**
     * @param request a DER TimeStampReq
     * @return a DER TimeStampResp, unchecked
     * @throws AuthorityUnavailableException when there is no answer
     */
    byte[] answer(byte[] request);
}
