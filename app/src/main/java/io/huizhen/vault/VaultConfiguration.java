package io.huizhen.vault;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** The key file and the converters of sealed columns; platform gathers the converters for Spring Data JDBC. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    @ConditionalOnMissingBean
    KekPort kek(@Value("${huizhen.keys}") String folder) {
        return new FileKek(Path.of(folder));
    }

    @Bean
    SealedReading sealedReading() {
        return new SealedReading();
    }

    @Bean
    SealedWriting sealedWriting() {
        return new SealedWriting();
    }

    @ReadingConverter
    static final class SealedReading implements Converter<byte[], Sealed<?>> {
        @Override
        public Sealed<?> convert(byte[] source) {
            return new Sealed<>(source);
        }
    }

    @WritingConverter
    static final class SealedWriting implements Converter<Sealed<?>, byte[]> {
        @Override
        public byte[] convert(Sealed<?> source) {
            return source.bytes();
        }
    }
}
