package app.visant.archfixture.http.device;

import app.visant.archfixture.Breaks;
import app.visant.archfixture.domain.device.Gadget;
import java.util.Optional;

/** A public wire record that sends a domain type. */
@Breaks("WIRE")
public record DeviceAnswer(Optional<Gadget> gadget) {}
