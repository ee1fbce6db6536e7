// Equirectangular around a centre: over a few kilometres, metres are as good as true.

const EARTH = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Metres east and north of `from`. */
function offset(from, to) {
  return {
    east: (to.longitude - from.longitude) * RADIANS * EARTH * Math.cos(from.latitude * RADIANS),
    north: (to.latitude - from.latitude) * RADIANS * EARTH,
  };
}

export function meters(from, to) {
  const {east, north} = offset(from, to);
  return Math.hypot(east, north);
}

export function moved(from, east, north) {
  return {
    latitude: from.latitude + north / EARTH / RADIANS,
    longitude: from.longitude + east / (EARTH * Math.cos(from.latitude * RADIANS)) / RADIANS,
  };
}

/** Between places and points of a picture whose half height is `radius` metres. */
export function projection(centre, radius, width, height) {
  const scale = height / 2 / radius;
  return {
    scale,
    toPoint(place) {
      const {east, north} = offset(centre, place);
      return {x: width / 2 + east * scale, y: height / 2 - north * scale};
    },
    toPlace: (x, y) => moved(centre, (x - width / 2) / scale, (height / 2 - y) / scale),
  };
}

/** 1, 2 or 5 times a power of ten, at most `value`. */
export function rounded(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [5, 2, 1].find((step) => step * power <= value) * power;
}
