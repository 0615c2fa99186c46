import Image from "next/image";

type ProductPhotoProps = {
  url: string;
  /** Empty where the name stands beside it. */
  alt: string;
  className?: string | undefined;
  /** In sight at once: not put off until it is scrolled to. */
  isFirst?: boolean | undefined;
};

/** A picture of ours, at the size that its class gives it; nothing resizes it on the way. */
export function ProductPhoto({ url, alt, className, isFirst = false }: ProductPhotoProps) {
  const loading = isFirst ? "eager" : "lazy";
  return <Image src={url} alt={alt} width={600} height={800} className={className} loading={loading} unoptimized />;
}
