package app.visant.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Rule 2: which packages of the product may use a library. */
enum Libraries {
    WEB(List.of("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."), List.of("http")),
    TOKENS(List.of("io.jsonwebtoken.."), List.of("http.auth")),
    DATABASE(List.of("org.jdbi..", "org.flywaydb..", "com.zaxxer.hikari.."), List.of("persistence")),
    /** The embedded database is asked whether it answers before any pool is there; benchmarks measure a bare loop. */
    JDBC(
            List.of("java.sql..", "javax.sql..", "org.postgresql.."),
            List.of("persistence", "bootstrap.database", Layout.BENCHMARKS)),
    EMBEDDED_DATABASE(List.of("io.zonky.test.."), List.of("bootstrap.database")),
    /** The demo and the benchmarks are clients of their own server. */
    HTTP_CLIENT(
            List.of("okhttp3..", "okio.."),
            List.of("ai", "http.auth", "device.cloud", "device.camera", "bootstrap.demo", Layout.BENCHMARKS)),
    MAIL(List.of("org.simplejavamail..", "jakarta.mail..", "org.eclipse.angus.."), List.of("messaging.mail")),
    WEBCAM(List.of("com.github.sarxos.."), List.of("device.camera")),
    WIRING(List.of("dagger.."), List.of("bootstrap", "device")),
    CRON(List.of("com.cronutils.."), List.of("application.schedule")),
    LOG_BACKEND(List.of("ch.qos.logback.."), List.of("bootstrap"));

    private final List<String> packages;
    private final List<String> homes;

    Libraries(List<String> packages, List<String> homes) {
        this.packages = packages;
        this.homes = homes;
    }

    /** All packages that may use some library, below the root. */
    static Stream<String> homes() {
        return Arrays.stream(values())
                .flatMap(library -> library.homes.stream())
                .distinct();
    }

    boolean contains(JavaClass type) {
        return resideInAnyPackage(packages.toArray(String[]::new)).test(type);
    }

    boolean isAtHome(Layout layout, JavaClass type) {
        return resideInAnyPackage(layout.within(homes)).test(type);
    }
}
