export function FanContentNotice({ className }: { className?: string }) {
  return (
    <p className={className}>
      PodTracker is unofficial Fan Content permitted under the Fan Content Policy. Not approved/endorsed by Wizards. Portions of the
      materials used are property of Wizards of the Coast. ©Wizards of the Coast LLC.
    </p>
  );
}
