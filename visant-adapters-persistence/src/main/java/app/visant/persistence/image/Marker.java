package app.visant.persistence.image;

/** The marker codes of ISO/IEC 10918-1, table B.1, that are told apart here. */
final class Marker {
    static final int PREFIX = 0xFF;
    static final int SOF0 = 0xC0;
    static final int SOF2 = 0xC2;
    static final int DHT = 0xC4;
    static final int SOF15 = 0xCF;
    static final int RST0 = 0xD0;
    static final int RST7 = 0xD7;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;
    static final int DNL = 0xDC;
    static final int DRI = 0xDD;
    static final int DHP = 0xDE;
    static final int EXP = 0xDF;
    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;
    static final int APP14 = 0xEE;
    static final int APP15 = 0xEF;
    static final int COM = 0xFE;

    private Marker() {}

    static boolean isMetadata(int marker) {
        return (marker >= APP0 && marker <= APP15) || marker == COM;
    }

    static boolean isTable(int marker) {
        return marker == DHT || marker == DQT || marker == DRI;
    }

    /** Baseline, extended sequential or progressive, with Huffman coding. */
    static boolean isFrame(int marker) {
        return marker >= SOF0 && marker <= SOF2;
    }

    /** Something that the standard knows and cameras do not send: arithmetic, lossless, hierarchical, lines counted late. */
    static boolean isExotic(int marker) {
        return (marker > SOF2 && marker <= SOF15 && marker != DHT) || marker == DNL || marker == DHP || marker == EXP;
    }

    static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST7;
    }
}
