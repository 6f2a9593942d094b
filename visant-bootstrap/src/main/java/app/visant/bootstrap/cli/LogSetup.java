package app.visant.bootstrap.cli;

import app.visant.bootstrap.config.LogFormat;
import app.visant.bootstrap.config.ServerConfig;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the logs up: lines for people, or JSON objects for machines; either with the request's id. */
final class LogSetup {
    private static final String LINE =
            "%d{HH:mm:ss.SSS} %-5level %replace([%X{request_id}] ){'\\[\\] ', ''}%logger{0}: %replace(%msg){'[\\r\\n]+', ' | '}%n%ex";

    private LogSetup() {}

    static void apply(ServerConfig.Logging logging) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            throw new IllegalStateException("another logging backend is on the class path");
        }
        context.reset();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder(logging.format(), context));
        appender.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        root.setLevel(Level.WARN);
        context.getLogger("app.visant").setLevel(Level.valueOf(logging.level().toUpperCase(Locale.ROOT)));
    }

    private static EncoderBase<ILoggingEvent> encoder(LogFormat format, LoggerContext context) {
        return switch (format) {
            case JSON -> {
                var json = new JsonEncoder();
                json.setContext(context);
                json.setWithSequenceNumber(false);
                json.setWithNanoseconds(false);
                json.setWithContext(false);
                // The whole sentence, as people read it, instead of its pattern and what belongs into it.
                json.setWithMessage(false);
                json.setWithArguments(false);
                json.setWithFormattedMessage(true);
                json.start();
                yield json;
            }
            case TEXT -> {
                var text = new PatternLayoutEncoder();
                text.setContext(context);
                text.setPattern(LINE);
                text.start();
                yield text;
            }
        };
    }
}
