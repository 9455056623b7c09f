package io.huizhen.mediabridge.phone;

import gov.nist.core.ServerLogger;
import gov.nist.core.StackLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the SIP stack's own words go: nowhere, since they quote whole messages, numbers included. The class of what
 * was thrown inside it is told at debug level. The stack makes one of each by its name.
 */
public final class StackLog implements StackLogger {

    private static final Logger log = LoggerFactory.getLogger(StackLog.class);

    @Override
    public void logException(Throwable thrown) {
        log.debug("The SIP stack met a {}", thrown.getClass().getName());
    }

    @Override
    public void logError(String message, Exception thrown) {
        logException(thrown);
    }

    @Override
    public void logDebug(String message, Exception thrown) {
        logException(thrown);
    }

    @Override
    public boolean isLoggingEnabled() {
        return false;
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return false;
    }

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public String getLoggerName() {
        return log.getName();
    }

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public void logDebug(String message) {}

    @Override
    public void logTrace(String message) {}

    @Override
    public void logFatalError(String message) {}

    @Override
    public void logError(String message) {}

    @Override
    public void logWarning(String message) {}

    @Override
    public void logInfo(String message) {}

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String stamp) {}

    @Override
    public void setStackProperties(Properties properties) {}

    /** The same for the stack's log of messages. */
    public static final class Messages implements ServerLogger {

        @Override
        public void closeLogFile() {}

        @Override
        public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {}

        @Override
        public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {}

        @Override
        public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {}

        @Override
        public void logException(Exception thrown) {}

        @Override
        public void setStackProperties(Properties properties) {}

        @Override
        public void setSipStack(SipStack stack) {}
    }
}
