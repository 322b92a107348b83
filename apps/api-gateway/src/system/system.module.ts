import { Module } from '@nestjs/common';
import { Readiness } from './readiness';
import { SystemController } from './system.controller';

@Module({ controllers: [SystemController], providers: [Readiness] })
export class SystemModule {}
