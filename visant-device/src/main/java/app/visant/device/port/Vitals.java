package app.visant.device.port;

import java.util.Optional;

/** How the machine is. What it cannot tell is empty. */
public interface Vitals {

    /** Of the disk that holds the spool. */
    Optional<Long> diskFreeBytes();

    Optional<Double> processorCelsius();
}
