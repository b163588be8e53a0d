import { useId } from 'react';
import { avatarFace } from './avatar-face.ts';

/** A picture of somebody; `size` in pixels. The name stands beside it, so it says nothing itself. */
export function Avatar({ id, name, size }: { id: string; name: string; size: number }) {
  const { initials, from, to } = avatarFace(id, name);
  const gradient = useId();
  return (
    <svg className="avatar" width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <linearGradient id={gradient} x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stopColor={from} />
        <stop offset="1" stopColor={to} />
      </linearGradient>
      <rect width="40" height="40" rx="11" fill={`url(#${gradient})`} />
      <text
        x="20"
        y="21"
        textAnchor="middle"
        dominantBaseline="central"
        fill="white"
        fontSize="15"
        fontWeight="600"
      >
        {initials}
      </text>
    </svg>
  );
}

/** The app's own mark. */
export function AppMark({ size }: { size: number }) {
  return (
    <svg className="avatar" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <path
        d="M7 12c5-5 8 5 18 0M7 20c5-5 8 5 18 0"
        stroke="white"
        strokeWidth="3"
        fill="none"
        strokeLinecap="round"
      />
    </svg>
  );
}
