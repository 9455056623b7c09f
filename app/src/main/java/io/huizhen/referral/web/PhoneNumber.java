package io.huizhen.referral.web;

/** A telephone number as typed, brought to digits. */
final class PhoneNumber {

    private PhoneNumber() {}

    /** True for 7 to 15 digits, written with spaces, hyphens, brackets or a leading + as people do. */
    static boolean isOne(String typed) {
        return bare(typed).matches("\\+?[0-9]{7,15}");
    }

    /** Digits, with the leading + if there was one. */
    static String bare(String typed) {
        return typed.replaceAll("[\\s()（）-]", "");
    }
}
