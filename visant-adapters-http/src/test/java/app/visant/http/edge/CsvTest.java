package app.visant.http.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "=1+1|'=1+1",
                "+1|'+1",
                "-1|'-1",
                "@SUM(A1)|'@SUM(A1)",
                "a=b|a=b",
                "a,b|\"a,b\"",
                "a\"b|\"a\"\"b\"",
                "=\"a\"|\"'=\"\"a\"\"\""
            })
    void noCellIsAFormula(String text, String cell) {
        assertThat(Csv.cell(text)).isEqualTo(cell);
    }

    @Test
    void noCellBreaksItsLine() {
        assertThat(Csv.cell("\t=1")).isEqualTo("'\t=1");
        assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(Csv.cell("a\r\nb")).isEqualTo("\"a\r\nb\"");
    }

    @Test
    void aLineEndsAsTheFormHasIt() {
        assertThat(Csv.line(Stream.of("a", "", "b,c"))).isEqualTo("a,,\"b,c\"\r\n");
    }
}
