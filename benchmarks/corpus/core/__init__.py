"""What every repository has once: the organization, its people, scope, programme and statement."""
