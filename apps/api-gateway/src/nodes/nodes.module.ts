import { Module } from '@nestjs/common';
import { CompileController } from '../compile/compile.controller';
import { Definitions } from './definitions';
import { NodesController } from './nodes.controller';

@Module({ controllers: [NodesController, CompileController], providers: [Definitions] })
export class NodesModule {}
