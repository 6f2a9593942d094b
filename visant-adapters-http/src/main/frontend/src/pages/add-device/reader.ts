/** Finds a QR code in a picture. */
export type Reader = (picture: HTMLVideoElement | ImageBitmap) => Promise<string | null>

interface Detector {
  detect(picture: ImageBitmapSource): Promise<{ rawValue: string }[]>
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** Larger than this a picture only takes longer. */
const MOST_PIXELS_WIDE = 1200

/** The browser's own reader where it has one, else one that is loaded now. */
export async function qrReader(): Promise<Reader> {
  return (await ofBrowser()) ?? ofLibrary()
}

async function ofBrowser(): Promise<Reader | null> {
  const found = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  try {
    if (!found || !(await found.getSupportedFormats()).includes('qr_code')) return null
    const detector = new found({ formats: ['qr_code'] })
    return async (picture) => (await detector.detect(picture))[0]?.rawValue ?? null
  } catch {
    return null
  }
}

async function ofLibrary(): Promise<Reader> {
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const paper = canvas.getContext('2d', { willReadFrequently: true })!
  return async (picture) => {
    const [width, height] = 'videoWidth' in picture ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height]
    if (width === 0 || height === 0) return null
    const scale = Math.min(1, MOST_PIXELS_WIDE / Math.max(width, height))
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height)
    try {
      return decodeQR(paper.getImageData(0, 0, canvas.width, canvas.height))
    } catch {
      // It says so by an error when there is none in the picture.
      return null
    }
  }
}
