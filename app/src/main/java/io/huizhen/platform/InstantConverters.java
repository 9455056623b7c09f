package io.huizhen.platform;

import java.time.Instant;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.stereotype.Component;

/** Between {@link Instant} in Java and {@link Micros} in the database. */
final class InstantConverters {

    private InstantConverters() {}

    @Component
    @WritingConverter
    static class Writing implements Converter<Instant, Long> {
        @Override
        public Long convert(Instant instant) {
            return Micros.of(instant);
        }
    }

    @Component
    @ReadingConverter
    static class Reading implements Converter<Long, Instant> {
        @Override
        public Instant convert(Long micros) {
            return Micros.toInstant(micros);
        }
    }
}
